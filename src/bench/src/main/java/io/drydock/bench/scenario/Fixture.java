package io.drydock.bench.scenario;

import io.drydock.bench.load.Client;
import io.drydock.bench.load.Endpoint;
import io.drydock.bench.load.LoadException;
import io.drydock.bench.load.LoadGenerator;
import io.drydock.bench.load.Request;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a server is given to serve: a namespace to read from, with a pod and a list of config maps, and one to write to,
 * with a config map for every slot.
 */
record Fixture(Endpoint endpoint, String readable, String writable) {
    static final String POD = "web-6d4b-x7k2p";
    static final int LISTED = 500;
    private static final int WRITERS = 4;
    private static final int CREATED = 201;

    /** With so much data, 500 of them make a list of half a megabyte. */
    private static final int DATA_BYTES = 500;

    static Fixture create(Endpoint endpoint, AtomicLong numbers) throws InterruptedException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Fixture fixture = new Fixture(endpoint, "drydock-bench-read-" + random, "drydock-bench-write-" + random);
        try (Client client = new Client(endpoint)) {
            fixture.createNamespace(client, fixture.readable);
            fixture.createNamespace(client, fixture.writable);
            String pods = namespaced(fixture.readable, "pods");
            client.require(Request.of(endpoint, "POST", pods, CREATED, Samples.pod(POD)), 0);
        }
        try (LoadGenerator generator = new LoadGenerator(endpoint, WRITERS)) {
            generator.send(fixture.newConfigMap(fixture.readable, "listed-" + Request.NUMBER), LISTED, numbers);
            generator.send(
                    fixture.newConfigMap(fixture.writable, "slot-" + Request.SLOT), Request.SLOTS, new AtomicLong());
        }
        return fixture;
    }

    private void createNamespace(Client client, String name) {
        client.require(Request.of(endpoint, "POST", "/api/v1/namespaces", CREATED, Samples.namespace(name)), 0);
        // Where controllers run they may have made it already.
        client.send(
                Request.of(endpoint, "POST", namespaced(name, "serviceaccounts"), CREATED, Samples.serviceAccount()));
    }

    private Request newConfigMap(String namespace, String name) {
        return Request.of(endpoint, "POST", configMaps(namespace), CREATED, Samples.configMap(name, DATA_BYTES));
    }

    String podPath() {
        return namespaced(readable, "pods") + "/" + POD;
    }

    String listPath() {
        return configMaps(readable);
    }

    String createPath() {
        return configMaps(writable);
    }

    String createBody() {
        return Samples.configMap("made-" + Request.NUMBER, DATA_BYTES);
    }

    /** One config map of many, so that writes do not wait for each other. */
    String slotPath() {
        return configMaps(writable) + "/slot-" + Request.SLOT;
    }

    String slotBody() {
        return Samples.configMap("slot-" + Request.SLOT, DATA_BYTES);
    }

    static String configMaps(String namespace) {
        return namespaced(namespace, "configmaps");
    }

    private static String namespaced(String namespace, String resource) {
        return "/api/v1/namespaces/" + namespace + "/" + resource;
    }

    /** Removes what was made, as far as the server lets it. */
    void delete() {
        try (Client client = new Client(endpoint)) {
            for (String namespace : new String[] {readable, writable}) {
                client.send(Request.of(endpoint, "DELETE", "/api/v1/namespaces/" + namespace, 200, ""));
            }
        } catch (LoadException gone) {
            // A server that does not answer any more keeps nothing that could be removed.
        }
    }
}
