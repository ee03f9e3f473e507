package org.hopperflow.provider.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which types of files Meta takes where, and how they begin. Sources: Graph API, "guides/upload"; Cloud API,
 * "business-phone-numbers/media".
 */
final class FileTypes {

    static final String HANDLE = "4::";

    private static final Set<String> REVIEWED = Set.of("application/pdf", "image/jpeg", "image/jpg", "image/png", "video/mp4");
    private static final Pattern SENT = Pattern.compile("image/(jpeg|png)|video/(mp4|3gpp)|audio/(aac|amr|mpeg|mp4|ogg)|text/plain"
            + "|application/(pdf|msword|vnd\\.ms-(excel|powerpoint)|vnd\\.openxmlformats-officedocument\\..+)");
    private static final Map<String, Pattern> BEGINNINGS = Map.of(
            "image/jpeg", Pattern.compile("^\u00ff\u00d8\u00ff"), "image/png", Pattern.compile("^\u0089PNG\r\n"),
            "application/pdf", Pattern.compile("^%PDF-"), "video/mp4", Pattern.compile("^....ftyp", Pattern.DOTALL));
    private static final int HEAD = 16;

    private FileTypes() {
    }

    static boolean reviewed(String type) {
        return REVIEWED.contains(type);
    }

    static boolean sent(String type) {
        return SENT.matcher(type).matches();
    }

    /** True also for types whose beginning is not known here. */
    static boolean fits(String type, byte[] content) {
        Pattern beginning = BEGINNINGS.get(type.replace("jpg", "jpeg"));
        String head = new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1);
        return content.length > 0 && (beginning == null || beginning.matcher(head).find());
    }
}
