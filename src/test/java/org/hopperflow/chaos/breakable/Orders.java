package org.hopperflow.chaos.breakable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What the tests want of this process, looked up all the time: {@code end MOMENT n} ends it when it passes the moment for the n-th time,
 * {@code clock PT90S} puts its clock wrong.
 */
public final class Orders {

    private static final int LIKE_KILLED = 137;

    private final Path file;
    private volatile Duration wrongBy = Duration.ZERO;
    private List<String> read = List.of();
    private Moment end;
    private int passes;

    private Orders(Path file) {
        this.file = file;
    }

    static Orders from(Path file) {
        Orders orders = new Orders(file);
        orders.look();
        Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "chaos-orders");
            thread.setDaemon(true);
            return thread;
        }).scheduleWithFixedDelay(orders::look, 25, 25, TimeUnit.MILLISECONDS);
        return orders;
    }

    Duration wrongBy() {
        return wrongBy;
    }

    /** True while the process shall end at that moment. */
    synchronized boolean wants(Moment moment) {
        return end == moment;
    }

    /** Does not return when this is the pass the process shall end at: no hook runs, nothing is closed. */
    synchronized void pass(Moment moment) {
        if (end == moment && --passes <= 0) {
            Runtime.getRuntime().halt(LIKE_KILLED);
        }
    }

    private void look() {
        List<String> orders = lines();
        if (!orders.equals(read)) {
            follow(orders);
        }
    }

    private synchronized void follow(List<String> orders) {
        read = orders;
        end = null;
        wrongBy = Duration.ZERO;
        for (String order : orders) {
            String[] words = order.split(" ");
            if (words[0].equals("end")) {
                end = Moment.valueOf(words[1]);
                passes = Integer.parseInt(words[2]);
            } else {
                wrongBy = Duration.parse(words[1]);
            }
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            return read;
        }
    }
}
