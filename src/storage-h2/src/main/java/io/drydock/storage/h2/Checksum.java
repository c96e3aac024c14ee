package io.drydock.storage.h2;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;

/** The file format has none over what is in its pages. */
final class Checksum {
    private Checksum() {}

    static int of(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return (int) sum.getValue();
    }

    /** Takes a checksum and the bytes it is of. */
    static ByteBuffer read(ByteBuffer buffer, int length) {
        int sum = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw damaged("an entry is longer than the page it is in");
        }
        ByteBuffer bytes = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        if (of(bytes) != sum) {
            throw damaged("an entry is not what was written");
        }
        return bytes;
    }

    private static RuntimeException damaged(String what) {
        return DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, what);
    }
}
