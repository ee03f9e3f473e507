package org.hopperflow.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message's text as the customer's phone shows it, where *bold*, _italic_, ~struck~ and ```monospaced``` are marked up (WhatsApp help,
 * "how to format your messages"). Marks count only around whole words, as on the phone; what lies within monospaced text is left alone.
 */
record ChatText(List<Span> spans) {

    private static final Pattern MARKED = Pattern.compile(
            "```(?<mono>[^`]+?)```|(?<![\\p{L}\\p{N}])(?<mark>[*_~])(?<marked>\\S(?:[^\\n]*?\\S)?)\\k<mark>(?![\\p{L}\\p{N}])");

    /** @param style a class of the style sheet: {@code plain}, {@code bold}, {@code italic}, {@code struck} or {@code mono} */
    record Span(String text, String style) {
    }

    /** @param text null or empty for none */
    static ChatText of(String text) {
        List<Span> spans = new ArrayList<>();
        String all = text == null ? "" : text;
        Matcher marked = MARKED.matcher(all);
        int end = 0;
        while (marked.find()) {
            plain(spans, all.substring(end, marked.start()));
            spans.add(span(marked.toMatchResult()));
            end = marked.end();
        }
        plain(spans, all.substring(end));
        return new ChatText(List.copyOf(spans));
    }

    private static void plain(List<Span> spans, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, "plain"));
        }
    }

    private static Span span(MatchResult found) {
        if (found.group(1) != null) {
            return new Span(found.group(1), "mono");
        }
        return new Span(found.group(3), switch (found.group(2)) {
            case "*" -> "bold";
            case "_" -> "italic";
            default -> "struck";
        });
    }
}
