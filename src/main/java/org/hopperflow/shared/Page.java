package org.hopperflow.shared;

import java.util.List;
import java.util.function.Function;

/** A page of a list: its items and the cursor of the next page, null on the last one. */
public record Page<T>(List<T> items, String next) {

    /** Most items a page may hold; a larger {@code limit} is capped. */
    public static final int MAX = 500;
    public static final int DEFAULT = 50;

    /** The limit to use for what was asked: 50 when absent, at least 1, at most 500. */
    public static int limit(Integer asked) {
        return asked == null ? DEFAULT : Math.max(1, Math.min(MAX, asked));
    }

    /**
     * Cuts a page out of {@code rows}, which the caller read with {@code limit + 1}: the extra row only tells that there is more.
     *
     * @param cursor what to pass as {@code after} to go on behind an item
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, ?> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.get(limit - 1)).toString());
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next);
    }
}
