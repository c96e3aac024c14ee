package io.drydock.storage.h2;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How values lie in the file: length, checksum, bytes. */
final class ValueType extends BasicDataType<byte[]> {
    private static final int OBJECT_BYTES = 24;

    @Override
    public int getMemory(byte[] value) {
        return OBJECT_BYTES + value.length;
    }

    @Override
    public void write(WriteBuffer buffer, byte[] value) {
        buffer.putVarInt(value.length)
                .putInt(Checksum.of(ByteBuffer.wrap(value)))
                .put(value);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        ByteBuffer bytes = Checksum.read(buffer, DataUtils.readVarInt(buffer));
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        return value;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
