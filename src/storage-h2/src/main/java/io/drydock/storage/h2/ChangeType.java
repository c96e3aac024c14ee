package io.drydock.storage.h2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How entries of the log lie in the file: length, fields, checksum. */
final class ChangeType extends BasicDataType<Change> {
    private static final int FIELDS_MOST = 40;
    private static final int OBJECT_BYTES = 120;
    private static final byte PUT = 1;
    private static final byte REMOVAL = 2;

    @Override
    public int getMemory(Change change) {
        return OBJECT_BYTES + change.key().length();
    }

    @Override
    public void write(WriteBuffer buffer, Change change) {
        byte[] key = change.key().getBytes(UTF_8);
        ByteBuffer fields = ByteBuffer.allocate(FIELDS_MOST + key.length);
        fields.put(change.isRemoval() ? REMOVAL : PUT)
                .putLong(change.revision())
                .putLong(change.previous())
                .putLong(change.due())
                .put(key)
                .flip();
        buffer.putVarInt(fields.remaining()).putInt(Checksum.of(fields)).put(fields);
    }

    @Override
    public Change read(ByteBuffer buffer) {
        ByteBuffer fields = Checksum.read(buffer, DataUtils.readVarInt(buffer));
        byte type = fields.get();
        long revision = fields.getLong();
        long previous = fields.getLong();
        long due = fields.getLong();
        return new Change(revision, UTF_8.decode(fields).toString(), type == REMOVAL, previous, due);
    }

    @Override
    public Change[] createStorage(int size) {
        return new Change[size];
    }
}
