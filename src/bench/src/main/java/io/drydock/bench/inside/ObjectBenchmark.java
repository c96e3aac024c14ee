package io.drydock.bench.inside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.apimachinery.catalog.Release;
import io.drydock.apimachinery.catalog.StructType;
import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.json.JsonEncoder;
import io.drydock.apimachinery.managedfields.FieldManager;
import io.drydock.apimachinery.managedfields.FieldManagers;
import io.drydock.apimachinery.patch.StrategicMergePatch;
import io.drydock.apimachinery.protobuf.ProtobufDecoder;
import io.drydock.apimachinery.runtime.DecodeWording;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.runtime.Scheme;
import io.drydock.apimachinery.runtime.TypedDecoder;
import io.drydock.apimachinery.schema.GroupVersion;
import io.drydock.apimachinery.schema.GroupVersionKind;
import io.drydock.bench.scenario.Samples;
import io.drydock.kubeapiserver.BuiltInScheme;
import java.io.IOException;
import java.time.InstantSource;
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
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.node.ObjectNode;

/** What is done with a pod on its way in and out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 3)
public class ObjectBenchmark {
    private static final GroupVersionKind POD = GroupVersion.parse("v1").withKind("Pod");
    private static final String NAME = "web";

    private final Scheme scheme = BuiltInScheme.of(Release.newest());
    private final DecodeWording wording = DecodeWording.of(Release.newest());
    private final StructType type = scheme.typeOf(POD).orElseThrow();
    private final FieldManager manager =
            new FieldManagers(scheme, InstantSource.system()).of(POD).orElseThrow();
    private final ProtobufDecoder protobuf = new ProtobufDecoder(Release.newest());
    private final StrategicMergePatch patch = StrategicMergePatch.parse("""
            {"metadata":{"labels":{"colour":"red"}},\
            "spec":{"containers":[{"name":"web","image":"nginx:1.28"},{"name":"side","image":"envoy"}]}}""".getBytes(UTF_8));
    private final byte[] json = Samples.pod(NAME).getBytes(UTF_8);
    private final KubeObject before = tracked(json);
    private final KubeObject after = KubeObject.of((ObjectNode)
            JsonDecoder.decode(Samples.pod(NAME).replace("red", "blue").getBytes(UTF_8)));
    private byte[] wire = new byte[0];

    @Setup
    public void encodeWire() throws IOException {
        wire = WirePod.encode(NAME);
    }

    @Benchmark
    public TypedDecoder.Decoded decode() {
        return TypedDecoder.decode(json, type, wording);
    }

    @Benchmark
    public ObjectNode decodeProtobuf() {
        return protobuf.decode(wire);
    }

    @Benchmark
    public byte[] encode() {
        return JsonEncoder.encode(before.tree());
    }

    @Benchmark
    public KubeObject defaults() {
        KubeObject copy = after.deepCopy();
        scheme.setDefaults(copy);
        return copy;
    }

    @Benchmark
    public KubeObject canonical() {
        return scheme.stored(after);
    }

    @Benchmark
    public KubeObject managedFields() {
        KubeObject copy = after.deepCopy();
        manager.update(before, copy, "bench", "");
        return copy;
    }

    @Benchmark
    public ObjectNode strategicMergePatch() {
        return patch.apply(before.tree(), type);
    }

    private KubeObject tracked(byte[] bytes) {
        KubeObject pod = KubeObject.of((ObjectNode) JsonDecoder.decode(bytes));
        pod.setUid("5d6c7f3e-0000-4000-8000-000000000000");
        manager.create(pod, "bench");
        return pod;
    }
}
