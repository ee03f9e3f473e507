package org.hopperflow.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is by looking into it. Names and declarations are not asked: they can lie. */
final class Content {

    /** As much as the library wants to see of a beginning. */
    static final int HEAD = 65_536;

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    /** A container tells what is in it further down. */
    private static final Set<String> ZIP = Set.of("application/zip", "application/x-tika-ooxml");
    private static final String OFFICE_BEFORE_2007 = "application/x-tika-msoffice";

    private final String type;

    private Content(String type) {
        this.type = type;
    }

    static Content beginningWith(byte[] head) {
        Optional<String> known = Signatures.type(head);
        if (known.isPresent()) {
            return new Content(known.get());
        }
        try {
            return new Content(TYPES.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it looks like, for people. */
    String type() {
        return type;
    }

    /** Customers send them; nobody here does. */
    boolean isSticker() {
        return type.equals(MediaFormat.WEBP.mimeType());
    }

    /** Null when nothing that begins like this is taken. */
    MediaKind kind() {
        return isContainer() ? MediaKind.DOCUMENT : MediaFormat.ofMimeType(type).filter(MediaFormat::sendable).map(MediaFormat::kind)
                .orElse(null);
    }

    /** @param whole the complete file, for containers */
    Optional<MediaFormat> format(Path whole) throws IOException {
        if (!isContainer()) {
            return MediaFormat.ofMimeType(type);
        }
        return ZIP.contains(type) ? OfficeFile.inZip(whole) : OfficeFile.before2007(whole);
    }

    private boolean isContainer() {
        return ZIP.contains(type) || type.equals(OFFICE_BEFORE_2007);
    }
}
