package io.drydock.apiserver.registry.rest;

import io.drydock.apimachinery.json.JsonDecoder;
import io.drydock.apimachinery.protobuf.ProtobufEncoder;
import io.drydock.apimachinery.protobuf.ProtobufMessage;
import io.drydock.apimachinery.runtime.KubeObject;
import io.drydock.apimachinery.status.StatusException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object that was read: its tree and its JSON, each made from the other when it is first asked for. What comes from a
 * store carries the very bytes that are stored there, and is written with its resource version put in between, so that
 * an answer in the stored version costs neither parsing nor encoding.
 *
 * <p>It is shared between requests: its tree is never to be changed.
 */
public final class EncodedObject {
    private final @Nullable KubeObject own;
    private final @Nullable RecentTrees recent;
    private volatile @Nullable EncodedJson json;
    private volatile @Nullable WeakReference<KubeObject> parsed;
    private volatile @Nullable MetadataFacts facts;
    private volatile @Nullable Map<String, String> fields;
    private volatile @Nullable SoftReference<Conversion> conversion;
    private volatile @Nullable SoftReference<ProtobufMessage> protobuf;

    private EncodedObject(@Nullable KubeObject own, @Nullable EncodedJson json, @Nullable RecentTrees recent) {
        this.own = own;
        this.json = json;
        this.recent = recent;
    }

    public static EncodedObject of(KubeObject object) {
        return new EncodedObject(object, null, null);
    }

    /**
     * An object as it is stored: without a resource version, and beginning with kind and API version. In its metadata
     * names come first and labels later.
     *
     * @param itemStart where its fields after kind and API version begin
     * @param metadataStart the place after its metadata's opening brace; the metadata is not empty
     * @param recent where its tree is kept for a while
     */
    public static EncodedObject ofStored(
            byte[] stored, int itemStart, int metadataStart, long revision, RecentTrees recent) {
        return new EncodedObject(null, EncodedJson.ofStored(stored, itemStart, metadataStart, revision), recent);
    }

    /** The same object with another resource version. */
    public EncodedObject atRevision(long revision) {
        EncodedJson known = json;
        if (known != null && known.isStored()) {
            return new EncodedObject(null, known.atRevision(revision), recent);
        }
        KubeObject copy = object().deepCopy();
        copy.setResourceVersion(Long.toString(revision));
        return of(copy);
    }

    public KubeObject object() {
        if (own != null) {
            return own;
        }
        WeakReference<KubeObject> reference = parsed;
        KubeObject known = reference == null ? null : reference.get();
        if (known == null) {
            known = KubeObject.of((ObjectNode) JsonDecoder.decode(json()));
            parsed = new WeakReference<>(known);
            if (recent != null) {
                recent.add(known, length());
            }
        }
        return known;
    }

    public String name() {
        return facts().name();
    }

    public String namespace() {
        return facts().namespace();
    }

    public Map<String, String> labels() {
        return facts().labels();
    }

    private MetadataFacts facts() {
        MetadataFacts known = facts;
        if (known == null) {
            EncodedJson bytes = json;
            known = own == null && bytes != null
                    ? MetadataFacts.read(bytes.bytes(), bytes.metadataStart() - 1)
                    : MetadataFacts.of(object());
            facts = known;
        }
        return known;
    }

    /**
     * What field selectors may ask for. It is looked up once.
     *
     * @param read always the same for the same object
     */
    public Map<String, String> fields(Function<KubeObject, Map<String, String>> read) {
        Map<String, String> known = fields;
        if (known == null) {
            known = Map.copyOf(read.apply(object()));
            fields = known;
        }
        return known;
    }

    /**
     * The object in another version. The last conversion is remembered while there is memory for it.
     *
     * @param target equal for equal conversions
     */
    public EncodedObject converted(Object target, Function<KubeObject, KubeObject> convert) {
        SoftReference<Conversion> reference = conversion;
        Conversion known = reference == null ? null : reference.get();
        if (known == null || !known.target.equals(target)) {
            KubeObject from = object();
            KubeObject to = convert.apply(from);
            if (to == from) {
                return this;
            }
            known = new Conversion(target, of(to));
            conversion = new SoftReference<>(known);
        }
        return known.object;
    }

    /**
     * The object in protobuf, in the version it is in. It is made once for all who want it, and remembered while there is
     * memory for it.
     *
     * @param encoder always the same for the same object
     * @throws StatusException 406 when its kind has no message
     */
    public ProtobufMessage protobuf(ProtobufEncoder encoder) {
        ProtobufMessage known = rememberedProtobuf();
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = rememberedProtobuf();
            if (known == null) {
                known = encoder.message(object().tree());
                protobuf = new SoftReference<>(known);
            }
            return known;
        }
    }

    private @Nullable ProtobufMessage rememberedProtobuf() {
        SoftReference<ProtobufMessage> reference = protobuf;
        return reference == null ? null : reference.get();
    }

    /** How many bytes {@link #writeTo} writes. */
    public int length() {
        return encoded().length();
    }

    /** Writes its JSON in UTF-8, in the version the object is in, without a line end. */
    public void writeTo(OutputStream out) throws IOException {
        encoded().writeTo(out);
    }

    /** How many bytes {@link #writeItemTo} writes. */
    public int itemLength() {
        return encoded().itemLength();
    }

    /** Writes its JSON as an entry of a typed list, which leaves out kind and API version. */
    public void writeItemTo(OutputStream out) throws IOException {
        encoded().writeItemTo(out);
    }

    /** All of what {@link #writeTo} writes. */
    public byte[] json() {
        return encoded().whole();
    }

    private EncodedJson encoded() {
        EncodedJson known = json;
        if (known == null) {
            known = EncodedJson.of(object().tree());
            json = known;
        }
        return known;
    }

    private record Conversion(Object target, EncodedObject object) {}
}
