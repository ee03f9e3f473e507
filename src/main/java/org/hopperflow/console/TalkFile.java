package org.hopperflow.console;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopperflow.message.TranscriptMessage;

/**
 * A file in the transcript.
 *
 * @param show {@code image}, {@code audio}, {@code video}, or {@code file} for one that is only offered to be saved
 */
record TalkFile(String address, String show, String name) {

    private static final Pattern NAMED = Pattern.compile("\\[([^\\]]+)](.*)", Pattern.DOTALL);

    /** Null when there is none, or it was not fetched yet. */
    static TalkFile of(TranscriptMessage message) {
        if (message.mediaId() == null) {
            return null;
        }
        String name = name(message);
        return new TalkFile("/api/v1/media/" + message.mediaId() + "/content", show(message.mimeType(), name), name);
    }

    /** The caption, where the text of ours begins with the file's name in brackets; otherwise the text. */
    static String textBeside(TranscriptMessage message) {
        Matcher named = named(message);
        return message.mediaId() != null && named.matches() ? named.group(2).strip() : message.text();
    }

    private static String name(TranscriptMessage message) {
        if (message.fileName() != null) {
            return message.fileName();
        }
        Matcher named = named(message);
        return named.matches() ? named.group(1) : "File";
    }

    private static Matcher named(TranscriptMessage message) {
        return NAMED.matcher("out".equals(message.direction()) && message.text() != null ? message.text() : "");
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
