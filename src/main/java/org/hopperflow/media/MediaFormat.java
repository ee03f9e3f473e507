package org.hopperflow.media;

import static org.hopperflow.media.MediaKind.AUDIO;
import static org.hopperflow.media.MediaKind.DOCUMENT;
import static org.hopperflow.media.MediaKind.IMAGE;
import static org.hopperflow.media.MediaKind.VIDEO;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The formats that WhatsApp takes, with the names they go by. Source: Cloud API, "business-phone-numbers/media", supported media types. */
enum MediaFormat {
    JPEG(IMAGE, "image/jpeg", Set.of("jpg", "jpeg"), "image/jpg"),
    PNG(IMAGE, "image/png", Set.of("png")),
    /** Stickers, which customers send and nobody here does. */
    WEBP(IMAGE, "image/webp", Set.of("webp")),
    MP4(VIDEO, "video/mp4", Set.of("mp4", "m4v"), "application/mp4", "video/x-m4v"),
    THREE_GP(VIDEO, "video/3gpp", Set.of("3gp", "3gpp")),
    AAC(AUDIO, "audio/aac", Set.of("aac"), "audio/x-aac"),
    AMR(AUDIO, "audio/amr", Set.of("amr")),
    MP3(AUDIO, "audio/mpeg", Set.of("mp3"), "audio/mp3"),
    M4A(AUDIO, "audio/mp4", Set.of("m4a"), "audio/x-m4a", "audio/m4a"),
    /** WhatsApp plays Opus in it, nothing else. */
    OGG(AUDIO, "audio/ogg", Set.of("ogg", "opus", "oga"), "audio/opus"),
    TEXT(DOCUMENT, "text/plain", Set.of("txt", "text", "csv", "md", "log"), "text/csv", "text/markdown"),
    PDF(DOCUMENT, "application/pdf", Set.of("pdf")),
    DOC(DOCUMENT, "application/msword", Set.of("doc")),
    XLS(DOCUMENT, "application/vnd.ms-excel", Set.of("xls")),
    PPT(DOCUMENT, "application/vnd.ms-powerpoint", Set.of("ppt")),
    DOCX(DOCUMENT, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx")),
    XLSX(DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx")),
    PPTX(DOCUMENT, "application/vnd.openxmlformats-officedocument.presentationml.presentation", Set.of("pptx"));

    private final MediaKind kind;
    private final String mimeType;
    private final Set<String> endings;
    private final Set<String> aliases;

    MediaFormat(MediaKind kind, String mimeType, Set<String> endings, String... aliases) {
        this.kind = kind;
        this.mimeType = mimeType;
        this.endings = endings;
        this.aliases = Set.of(aliases);
    }

    boolean sendable() {
        return this != WEBP;
    }

    /** For a file that has no name. */
    String ending() {
        return endings.stream().sorted().findFirst().orElseThrow();
    }

    MediaKind kind() {
        return kind;
    }

    String mimeType() {
        return mimeType;
    }

    static Optional<MediaFormat> ofMimeType(String mimeType) {
        return Stream.of(values()).filter(format -> format.isCalled(mimeType)).findFirst();
    }

    /** A name without an ending says nothing, so it does not lie. */
    boolean fitsName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 || endings.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** @param declared as the sender of the file says; null and "some bytes" say nothing */
    boolean fitsDeclaration(String declared) {
        if (declared == null || declared.isBlank()) {
            return true;
        }
        String type = declared.split(";")[0].strip().toLowerCase(Locale.ROOT);
        boolean spreadsheetProgramsCsv = this == TEXT && type.equals(XLS.mimeType);
        return type.equals("application/octet-stream") || isCalled(type) || spreadsheetProgramsCsv;
    }

    private boolean isCalled(String type) {
        return mimeType.equals(type) || aliases.contains(type);
    }
}
