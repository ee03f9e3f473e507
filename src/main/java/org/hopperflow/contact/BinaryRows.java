package org.hopperflow.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Rows in the binary format of {@code COPY}: nothing to escape, and ids and times need no reading at the other end. Source: PostgreSQL,
 * "COPY", binary format.
 */
final class BinaryRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;
    /** 2000-01-01, the day PostgreSQL counts microseconds from. */
    private static final long EPOCH_SECONDS = 946_684_800L;
    private static final byte JSONB_VERSION = 1;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

    BinaryRows() {
        bytes.put(SIGNATURE).put(new byte[FLAGS_AND_EXTENSION]);
    }

    BinaryRows row(int fields) {
        room(Short.BYTES).putShort((short) fields);
        return this;
    }

    BinaryRows id(UUID id) {
        room(Integer.BYTES + 16).putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    /** Null stays null. */
    BinaryRows text(String text) {
        return text == null ? nothing() : value(text.getBytes(StandardCharsets.UTF_8));
    }

    BinaryRows json(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + 1 + text.length).putInt(text.length + 1).put(JSONB_VERSION).put(text);
        return this;
    }

    /** To the microsecond, as the column keeps it. Null stays null. */
    BinaryRows time(Instant time) {
        if (time == null) {
            return nothing();
        }
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES)
                .putLong((time.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + time.getNano() / 1_000);
        return this;
    }

    int size() {
        return bytes.position();
    }

    /** What was written since the last time. */
    byte[] take() {
        byte[] taken = new byte[bytes.flip().remaining()];
        bytes.get(taken).clear();
        return taken;
    }

    /** The mark behind the last row. */
    byte[] end() {
        room(Short.BYTES).putShort((short) -1);
        return take();
    }

    private BinaryRows nothing() {
        room(Integer.BYTES).putInt(-1);
        return this;
    }

    private BinaryRows value(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            bytes = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + more)).put(bytes.flip());
        }
        return bytes;
    }
}
