package io.drydock.apiserver.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The story of a start: each step is a span with its name, the Go function it answers to, what it decided and how long
 * it took. Steps within steps nest; steps on other threads, such as post-start hooks, stand beside them.
 *
 * <p>Times are in milliseconds since the process started, so that what the JVM itself takes is seen too.
 */
public final class StartupTrace {
    private final long zeroNanos;
    private final List<Span> roots = new ArrayList<>();
    private final ThreadLocal<Deque<Span>> open = ThreadLocal.withInitial(ArrayDeque::new);

    private StartupTrace(long zeroNanos) {
        this.zeroNanos = zeroNanos;
    }

    /** Begins the story with what the JVM took before it. */
    public static StartupTrace sinceProcessStart() {
        return new StartupTrace(System.nanoTime() - ProcessAge.read().toNanos());
    }

    /** Begins the story at a moment that is over. */
    public static StartupTrace since(Instant start) {
        long before = System.currentTimeMillis() - start.toEpochMilli();
        return new StartupTrace(System.nanoTime() - Math.max(0, before) * 1_000_000);
    }

    /** Begins the story now. */
    public static StartupTrace sinceNow() {
        return new StartupTrace(System.nanoTime());
    }

    /**
     * Opens a span inside the one that is open on this thread, if any.
     *
     * @param name of the step, such as {@code CreateServerChain}
     * @param answersTo the Go function, such as {@code cmd/kube-apiserver/app/server.go: CreateServerChain}
     */
    public Span begin(String name, String answersTo) {
        Deque<Span> stack = open.get();
        Span span = new Span(name, answersTo, System.nanoTime(), stack);
        synchronized (roots) {
            if (stack.isEmpty()) {
                roots.add(span);
            } else {
                stack.peek().children.add(span);
            }
        }
        stack.push(span);
        return span;
    }

    /** Runs a step inside a span. */
    public void step(String name, String answersTo, Runnable step) {
        try (Span _ = begin(name, answersTo)) {
            step.run();
        }
    }

    /** Runs a step inside a span and passes its result on. */
    public <T> T step(String name, String answersTo, Supplier<T> step) {
        try (Span _ = begin(name, answersTo)) {
            return step.get();
        }
    }

    /** Adds what was decided to the span that is open on this thread; without one, it is not kept. */
    public void decided(String decision) {
        Span span = open.get().peek();
        if (span != null) {
            span.decided(decision);
        }
    }

    /** Milliseconds since the process started. */
    public long millis() {
        return millis(System.nanoTime());
    }

    private long millis(long nanos) {
        return (nanos - zeroNanos) / 1_000_000;
    }

    /** The story as an indented timeline, a step on a line: when it began, how long it took, its name, its decisions. */
    public String timeline() {
        StringBuilder text = new StringBuilder();
        synchronized (roots) {
            roots.forEach(span -> appendLines(text, span, 0));
        }
        return text.toString();
    }

    private void appendLines(StringBuilder text, Span span, int depth) {
        String duration =
                span.duration().map(nanos -> nanos / 1_000_000 + " ms").orElse("running");
        text.append("%6d ms  %9s  ".formatted(millis(span.startNanos), duration))
                .repeat("  ", depth)
                .append(span.name);
        if (!span.decisions.isEmpty()) {
            text.append(": ").append(String.join("; ", span.decisions));
        }
        text.append('\n');
        span.children.forEach(child -> appendLines(text, child, depth + 1));
    }

    /** The story as a tree: {@code {"spans": [{name, go, startMillis, durationMillis, decided, spans}]}}. */
    public ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        synchronized (roots) {
            ArrayNode spans = tree.putArray("spans");
            roots.forEach(span -> spans.add(spanTree(span)));
        }
        return tree;
    }

    private ObjectNode spanTree(Span span) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", span.name);
        tree.put("go", span.answersTo);
        tree.put("startMillis", millis(span.startNanos));
        span.duration().ifPresent(nanos -> tree.put("durationMillis", nanos / 1e6));
        if (!span.decisions.isEmpty()) {
            ArrayNode decided = tree.putArray("decided");
            span.decisions.forEach(decided::add);
        }
        if (!span.children.isEmpty()) {
            ArrayNode children = tree.putArray("spans");
            span.children.forEach(child -> children.add(spanTree(child)));
        }
        return tree;
    }

    /** A step under way; closing it ends it. To be closed on the thread that opened it. */
    public final class Span implements AutoCloseable {
        private final String name;
        private final String answersTo;
        private final long startNanos;
        private final Deque<Span> stack;
        /** Guarded by roots, as all that is read while others may still write. */
        private final List<String> decisions = new ArrayList<>(2);

        private final List<Span> children = new ArrayList<>(4);
        private long endNanos;

        private Span(String name, String answersTo, long startNanos, Deque<Span> stack) {
            this.name = name;
            this.answersTo = answersTo;
            this.startNanos = startNanos;
            this.stack = stack;
        }

        /** Notes what this step decided, in the reader's terms. */
        public Span decided(String decision) {
            synchronized (roots) {
                decisions.add(decision);
            }
            return this;
        }

        private Optional<Long> duration() {
            return endNanos == 0 ? Optional.empty() : Optional.of(endNanos - startNanos);
        }

        @Override
        public void close() {
            synchronized (roots) {
                endNanos = System.nanoTime();
            }
            stack.remove(this);
        }
    }
}
