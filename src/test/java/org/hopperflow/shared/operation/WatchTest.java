package org.hopperflow.shared.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.SimpleTransactionStatus;

class WatchTest {

    private static final AccountKey ONE = AccountKey.of("one");
    private static final AccountKey OTHER = AccountKey.of("other");

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_reading_shows_what_was_read_last() {
        Watch watch = watch(new Room("test.number", reading -> reading.set(42)));

        watch.look();

        assertThat(meters.get("test.number").gauge().value()).isEqualTo(42);
    }

    @Test
    void an_account_that_is_not_read_any_more_is_gone() {
        Reading reading = new Reading("test.accounts", null, "test");
        reading.bindTo(meters);
        reading.set(Map.of(ONE, 1, OTHER, 2));
        assertThat(meters.get("test.accounts").tag("account", "other").gauge().value()).isEqualTo(2);

        reading.set(Map.of(ONE, 3));

        assertThat(meters.get("test.accounts").tag("account", "one").gauge().value()).isEqualTo(3);
        assertThat(meters.find("test.accounts").tag("account", "other").gauge()).isNull();
    }

    @Test
    void a_room_that_cannot_read_holds_up_no_other() {
        Watch watch = watch(new Room("test.broken", reading -> {
            throw new IllegalStateException("no database");
        }), new Room("test.number", reading -> reading.set(7)));

        watch.look();

        assertThat(meters.find("test.broken").gauge()).as("no number rather than a wrong one").isNull();
        assertThat(meters.get("test.number").gauge().value()).isEqualTo(7);
    }

    @Test
    void the_age_tells_that_not_everything_could_be_read() {
        Room room = new Room("test.number", reading -> {
            throw new IllegalStateException("no database");
        });
        Watch watch = watch(room);

        await().until(() -> {
            watch.look();
            return age() > 0.5;
        });
        room.look = reading -> reading.set(8);
        watch.look();

        assertThat(age()).isLessThan(0.5);
    }

    private double age() {
        return meters.get("hopper.watch.age").gauge().value();
    }

    private Watch watch(Room... rooms) {
        @SuppressWarnings("unchecked")
        ObjectProvider<Watcher> all = mock(ObjectProvider.class);
        when(all.stream()).thenReturn(Stream.of(rooms));
        PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
        when(transactions.getTransaction(any())).thenReturn(new SimpleTransactionStatus());
        Watch watch = new Watch(all, transactions);
        watch.bindTo(meters);
        return watch;
    }

    private static final class Room implements Watcher {

        private final Reading reading;
        private Consumer<Reading> look;

        private Room(String name, Consumer<Reading> look) {
            this.reading = new Reading(name, null, "test");
            this.look = look;
        }

        @Override
        public List<Reading> readings() {
            return List.of(reading);
        }

        @Override
        public void look() {
            look.accept(reading);
        }
    }
}
