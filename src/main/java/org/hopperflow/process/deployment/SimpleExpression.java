package org.hopperflow.process.deployment;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of the expression language a model may use: variables, texts, numbers, comparisons and boolean operators. No dot, no
 * bracket and no call, since any of them reaches the application's own objects.
 */
final class SimpleExpression {

    private static final Pattern START = Pattern.compile("[$#]\\{");
    private static final Pattern TOKEN = Pattern.compile("""
            \\s+ | '[^'\\\\]*' | "[^"\\\\]*" | \\d+(?:\\.\\d+)? | [=!<>]= | && | \\|\\| | [<>!()] | (?<word>[A-Za-z_]\\w*)
            """, Pattern.COMMENTS);
    private static final Set<String> OPERATORS = Set.of("and", "or", "not", "empty", "eq", "ne", "lt", "gt", "le", "ge");

    private SimpleExpression() {
    }

    /** True when the text has no expression at all, too. */
    static boolean isAllowedIn(String text) {
        Matcher start = START.matcher(text);
        int from = 0;
        while (start.find(from)) {
            int end = endOfTokens(text, start.end());
            if (end == text.length() || text.charAt(end) != '}') {
                return false;
            }
            from = end + 1;
        }
        return true;
    }

    private static int endOfTokens(String text, int from) {
        Matcher token = TOKEN.matcher(text);
        int at = from;
        while (at < text.length() && token.region(at, text.length()).lookingAt() && !isCall(token, text)) {
            at = token.end();
        }
        return at;
    }

    private static boolean isCall(Matcher token, String text) {
        String word = token.group("word");
        return word != null && !OPERATORS.contains(word) && text.substring(token.end()).stripLeading().startsWith("(");
    }
}
