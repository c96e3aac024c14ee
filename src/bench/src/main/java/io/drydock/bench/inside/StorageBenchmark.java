package io.drydock.bench.inside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apiserver.storage.ListRange;
import io.drydock.apiserver.storage.Page;
import io.drydock.apiserver.storage.Storage;
import io.drydock.apiserver.storage.StoredValue;
import io.drydock.apiserver.storage.memory.MemoryStorage;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The memory store, with ten thousand values of a kilobyte, of which five hundred are in the namespace listed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 3)
public class StorageBenchmark {
    private static final int NAMESPACES = 20;
    private static final int IN_EACH = 500;
    private static final String LISTED = "/registry/configmaps/ns-7/";
    private static final String ONE = LISTED + "cm-123";

    private final Storage storage = new MemoryStorage();
    private long number;

    @Setup
    public void fill() {
        for (int namespace = 0; namespace < NAMESPACES; namespace++) {
            for (int object = 0; object < IN_EACH; object++) {
                storage.create("/registry/configmaps/ns-" + namespace + "/cm-" + object, value(0), Optional.empty());
            }
        }
    }

    @Benchmark
    public Optional<StoredValue> get() {
        return storage.get(ONE, 0);
    }

    @Benchmark
    public Page list500() {
        return storage.list(LISTED, new ListRange(OptionalLong.empty(), 0, Optional.empty(), 0));
    }

    @Benchmark
    public StoredValue update() {
        byte[] changed = value(++number);
        return storage.guaranteedUpdate(ONE, true, Optional.empty(), current -> changed);
    }

    @TearDown
    public void close() {
        storage.close();
    }

    private static byte[] value(long number) {
        return (number + "0123456789".repeat(100)).getBytes(UTF_8);
    }
}
