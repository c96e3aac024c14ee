///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES src/**.java
//SOURCES ../01-main/src/**.java
//SOURCES ../02-command/src/**.java
//SOURCES ../03-complete/src/**.java
//SOURCES ../04-signal-handler/src/**.java
//SOURCES ../05-create-server-chain/src/**.java
//SOURCES ../06-generic-config-new/src/**.java
//SOURCES ../07-prepare-run/src/**.java
//SOURCES ../objects/src/**.java

import io.drydock.chapters.run.RunChapter;

void main(String[] arguments) throws Exception {
    RunChapter.main(arguments);
}
