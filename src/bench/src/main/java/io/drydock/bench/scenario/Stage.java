package io.drydock.bench.scenario;

import io.drydock.bench.target.Launcher;
import io.drydock.bench.target.Target;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Who is measured against what, and how. Both are started when the first scenario asks for them, and stay for all that
 * come after it.
 */
public final class Stage implements AutoCloseable {
    private final Plan plan;
    private final Optional<Launcher> servers;
    private final Launcher limits;
    private final Consumer<String> progress;
    private final AtomicLong numbers = new AtomicLong();
    private Optional<Target> server;
    private Optional<Target> limit = Optional.empty();
    private Optional<Fixture> fixture = Optional.empty();

    private Stage(
            Plan plan,
            Optional<Launcher> servers,
            Optional<Target> server,
            Launcher limits,
            Consumer<String> progress) {
        this.plan = plan;
        this.servers = servers;
        this.server = server;
        this.limits = limits;
        this.progress = progress;
    }

    /** Measures servers that are started for it. */
    public static Stage starting(Plan plan, Launcher servers, Launcher limits, Consumer<String> progress) {
        return new Stage(plan, Optional.of(servers), Optional.empty(), limits, progress);
    }

    /** Measures a server that runs already. */
    public static Stage running(Plan plan, Target server, Launcher limits, Consumer<String> progress) {
        return new Stage(plan, Optional.empty(), Optional.of(server), limits, progress);
    }

    Plan plan() {
        return plan;
    }

    /** Starts more servers; absent when the one that runs is all there is. */
    Optional<Launcher> servers() {
        return servers;
    }

    Launcher limits() {
        return limits;
    }

    Target server() throws InterruptedException {
        if (server.isEmpty()) {
            server = Optional.of(servers.orElseThrow().launch());
        }
        return server.get();
    }

    Target limit() throws InterruptedException {
        if (limit.isEmpty()) {
            limit = Optional.of(limits.launch());
        }
        return limit.get();
    }

    /** What the server has been given to serve. */
    Fixture fixture() throws InterruptedException {
        if (fixture.isEmpty()) {
            fixture = Optional.of(Fixture.create(server().endpoint(), numbers));
        }
        return fixture.get();
    }

    /** Gives every sending a number of its own, so that no two write the same. */
    AtomicLong numbers() {
        return numbers;
    }

    void say(String what) {
        progress.accept(what);
    }

    @Override
    public void close() {
        fixture.ifPresent(Fixture::delete);
        server.ifPresent(Target::close);
        limit.ifPresent(Target::close);
    }
}
