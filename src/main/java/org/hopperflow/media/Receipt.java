package org.hopperflow.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.hopperflow.shared.RuleBroken;

/** What was seen of a file while it was written: its size, its hash, and how it begins. */
record Receipt(Content content, long bytes, String sha256) {

    private static final int BLOCK = 65_536;
    private static final String TAKEN = "WhatsApp takes JPEG and PNG images, MP4 and 3GP videos, AAC, AMR, MP3, MP4 and OGG (Opus) audio,"
            + " and PDF, text and Office documents.";

    /**
     * Writes a stream to a new file, block by block, until it ends or is too much.
     *
     * @throws RuleBroken empty-file, type-not-taken or too-large for the field {@code file}
     */
    static Receipt write(InputStream in, Path file) throws IOException {
        return write(in, file, new Limits(content -> content.kind() != null, Receipt::checkSize));
    }

    /** What a customer sent, by {@link MediaIntake}'s rules. */
    static Receipt writeReceived(InputStream in, Path file) throws IOException {
        return write(in, file, new Limits(content -> content.kind() != null || content.isSticker(), (content, bytes) -> {
            if (bytes > MediaIntake.MAX_BYTES) {
                throw RuleBroken.invalid("file", "too-large", "The file has more than " + MediaIntake.MAX_BYTES / MediaKind.MEGABYTE
                        + " MB.");
            }
        }));
    }

    /** What may come in. @param size throws when it is too much */
    private record Limits(Predicate<Content> type, BiConsumer<Content, Long> size) {
    }

    private static Receipt write(InputStream in, Path file, Limits limits) throws IOException {
        byte[] head = in.readNBytes(Content.HEAD);
        if (head.length == 0) {
            throw RuleBroken.invalid("file", "empty-file", "The file is empty.");
        }
        Content content = Content.beginningWith(head);
        if (!limits.type().test(content)) {
            throw notTaken(content);
        }
        MessageDigest hash = sha256Digest();
        long bytes = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (byte[] block = head; block.length > 0; block = in.readNBytes(BLOCK)) {
                bytes += block.length;
                limits.size().accept(content, bytes);
                hash.update(block);
                write(out, ByteBuffer.wrap(block));
            }
            // The row that is written next must not outlive its file.
            out.force(true);
        }
        return new Receipt(content, bytes, HexFormat.of().formatHex(hash.digest()));
    }

    /**
     * What the file is.
     *
     * @throws RuleBroken type-not-taken when it is nothing for WhatsApp, content-mismatch when it is not what it says it is
     */
    MediaFormat formatOf(Path file, String name, String declaredType) throws IOException {
        MediaFormat format = content.format(file).orElseThrow(() -> notTaken(content));
        if (!format.fitsName(name)) {
            throw lies("name, \"" + name + "\"", format);
        }
        if (!format.fitsDeclaration(declaredType)) {
            throw lies("declared type, " + declaredType, format);
        }
        return format;
    }

    /** What a customer's file is. @throws RuleBroken type-not-taken */
    MediaFormat receivedFormat(Path file) throws IOException {
        return content.isSticker() ? MediaFormat.WEBP : content.format(file).orElseThrow(() -> notTaken(content));
    }

    private static void write(FileChannel out, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            out.write(block);
        }
    }

    private static void checkSize(Content content, long bytes) {
        MediaKind kind = content.kind();
        if (!kind.takes(bytes)) {
            throw RuleBroken.invalid("file", "too-large", "A file of the type " + kind + " has at most " + kind.megabytes() + " MB.");
        }
    }

    private static RuleBroken notTaken(Content content) {
        return RuleBroken.invalid("file", "type-not-taken", "The content is " + content.type() + ". " + TAKEN);
    }

    private static RuleBroken lies(String what, MediaFormat format) {
        return RuleBroken.invalid("file", "content-mismatch", "The file's " + what + ", does not fit its content, which is "
                + format.mimeType() + ".");
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
