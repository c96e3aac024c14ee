///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../01-main/src/io/drydock/chapters/main/*.java
//SOURCES src/io/drydock/chapters/command/*.java

import io.drydock.chapters.command.CommandChapter;

void main(String[] arguments) throws Exception {
    CommandChapter.main(arguments);
}
