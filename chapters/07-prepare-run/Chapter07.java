///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../01-main/src/io/drydock/chapters/main/*.java
//SOURCES ../05-create-server-chain/src/io/drydock/chapters/chain/*.java
//SOURCES ../06-generic-config-new/src/io/drydock/chapters/server/*.java
//SOURCES src/io/drydock/chapters/prepare/*.java

import io.drydock.chapters.prepare.PrepareRunChapter;

void main(String[] arguments) throws Exception {
    PrepareRunChapter.main(arguments);
}
