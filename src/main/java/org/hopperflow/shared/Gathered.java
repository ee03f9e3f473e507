package org.hopperflow.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Changes of one kind that the contacts of a batch make one after the other, written as one at its end: a statement for fifty rows costs
 * little more than one for a single row. Outside of a batch each is written at once. Whoever reads or changes the same rows within the
 * batch calls {@link #writeNow} first.
 */
public final class Gathered<T> {

    private final Consumer<List<T>> write;

    /** @param write gets at least one change, in the order in which they were made */
    public Gathered(Consumer<List<T>> write) {
        this.write = write;
    }

    /** Runs what gathers and then writes it, in the running transaction; a batch within a batch is part of it. */
    public static <V> V together(Supplier<V> batch) {
        if (TransactionSynchronizationManager.hasResource(Batch.class)) {
            return batch.get();
        }
        Batch all = new Batch();
        TransactionSynchronizationManager.bindResource(Batch.class, all);
        try {
            V answer = batch.get();
            all.write();
            return answer;
        } finally {
            TransactionSynchronizationManager.unbindResource(Batch.class);
        }
    }

    public void add(T change) {
        Batch running = running();
        if (running == null) {
            write.accept(List.of(change));
        } else {
            running.of(this).add(change);
        }
    }

    /** What was gathered so far. */
    public void writeNow() {
        Batch running = running();
        if (running != null) {
            running.writeNow(this);
        }
    }

    private static Batch running() {
        return (Batch) TransactionSynchronizationManager.getResource(Batch.class);
    }

    private static final class Batch {

        /** The last is being gathered; those before wait for what their own writing brought up. */
        private final Deque<Map<Gathered<?>, List<Object>>> levels = new ArrayDeque<>(List.of(new LinkedHashMap<>()));

        List<Object> of(Gathered<?> kind) {
            return levels.getLast().computeIfAbsent(kind, first -> new ArrayList<>());
        }

        void write() {
            Map<Gathered<?>, List<Object>> level = levels.getLast();
            while (!level.isEmpty()) {
                writeFrom(level, level.keySet().iterator().next());
            }
        }

        void writeNow(Gathered<?> kind) {
            List.copyOf(levels).stream().filter(level -> level.containsKey(kind)).forEach(level -> writeFrom(level, kind));
        }

        /** What the writing itself gathers follows at once, before anything that was gathered earlier. */
        @SuppressWarnings("unchecked")
        private <T> void writeFrom(Map<Gathered<?>, List<Object>> level, Gathered<T> kind) {
            List<T> gathered = (List<T>) level.remove(kind);
            levels.addLast(new LinkedHashMap<>());
            kind.write.accept(gathered);
            write();
            levels.removeLast();
        }
    }
}
