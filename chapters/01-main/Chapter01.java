///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES src/io/drydock/chapters/main/*.java

import io.drydock.chapters.main.MainChapter;

void main(String[] arguments) throws Exception {
    MainChapter.main(arguments);
}
