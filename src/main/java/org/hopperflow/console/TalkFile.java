package org.hopperflow.console;

import java.util.Locale;
import org.hopperflow.message.TranscriptMessage;

/**
 * A file in the transcript.
 *
 * @param show {@code image}, {@code audio}, {@code video}, or {@code file} for one that is only offered to be saved
 */
record TalkFile(String address, String show, String name) {

    /** Null when there is none, or it was not fetched yet. */
    static TalkFile of(TranscriptMessage message) {
        if (message.mediaId() == null) {
            return null;
        }
        String name = name(message);
        return new TalkFile("/api/v1/media/" + message.mediaId() + "/content", show(message.mimeType(), name), name);
    }

    /** Ours carry their name in the text, in brackets. */
    private static String name(TranscriptMessage message) {
        if (message.fileName() != null) {
            return message.fileName();
        }
        String text = message.text() == null ? "" : message.text();
        int end = text.indexOf(']');
        return "out".equals(message.direction()) && text.startsWith("[") && end > 1 ? text.substring(1, end) : "File";
    }

    private static String show(String mimeType, String name) {
        String type = mimeType == null ? name.toLowerCase(Locale.ROOT) : mimeType;
        if (type.matches("image/(jpeg|png|webp|gif).*|.*\\.(jpe?g|png|webp)")) {
            return "image";
        }
        if (type.matches("video/.*|.*\\.(mp4|3gp)")) {
            return "video";
        }
        return type.matches("audio/.*|.*\\.(mp3|ogg|aac|amr|m4a)") ? "audio" : "file";
    }
}
