///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../01-main/src/io/drydock/chapters/main/*.java
//SOURCES ../05-create-server-chain/src/io/drydock/chapters/chain/*.java
//SOURCES src/io/drydock/chapters/server/*.java

import io.drydock.chapters.server.GenericServerChapter;

void main(String[] arguments) throws Exception {
    GenericServerChapter.main(arguments);
}
