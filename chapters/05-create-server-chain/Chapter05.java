///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../01-main/src/io/drydock/chapters/main/*.java
//SOURCES src/io/drydock/chapters/chain/*.java

import io.drydock.chapters.chain.ServerChainChapter;

void main(String[] arguments) throws Exception {
    ServerChainChapter.main(arguments);
}
