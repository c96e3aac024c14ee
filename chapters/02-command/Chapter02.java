///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../01-main/src/**.java
//SOURCES src/**.java

import io.drydock.chapters.command.CommandChapter;

void main(String[] arguments) throws Exception {
    CommandChapter.main(arguments);
}
