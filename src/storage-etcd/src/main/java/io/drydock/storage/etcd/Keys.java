package io.drydock.storage.etcd;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/** Keys and ranges of them, as etcd takes them. */
final class Keys {
    private static final int HIGHEST = 0xff;

    private Keys() {}

    static ByteString of(String key) {
        return ByteString.copyFromUtf8(key);
    }

    /** The first key after all that begin with a prefix. A prefix in UTF-8 never ends with the highest byte. */
    static ByteString endOf(String prefix) {
        byte[] bytes = of(prefix).toByteArray();
        int last = bytes.length - 1;
        if (last < 0 || (bytes[last] & HIGHEST) == HIGHEST) {
            throw new IllegalArgumentException("no prefix: \"" + prefix + "\"");
        }
        bytes[last]++;
        return ByteString.copyFrom(Arrays.copyOf(bytes, bytes.length));
    }
}
