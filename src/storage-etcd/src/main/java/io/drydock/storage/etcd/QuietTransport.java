package io.drydock.storage.etcd;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the transport from telling users what they can do nothing about. What goes wrong with it comes out of this
 * module as exceptions and in its own log.
 */
final class QuietTransport {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private QuietTransport() {}

    /** To be called before any class of the transport is loaded. */
    static void setUp() {
        GRPC.setLevel(Level.OFF);
        if (System.getProperty("io.netty.noUnsafe") == null) {
            // Java warns of the methods that are used otherwise, on every start.
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }
}
