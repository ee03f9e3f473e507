package org.hopperflow.chaos.breakable;

import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hopperflow.shared.BusinessClock;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets this machine's time be wrong, below the offset that the sandbox keeps equal on all nodes. */
final class WrongClock implements BeanPostProcessor {

    private final Orders orders;

    WrongClock(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof BusinessClock) {
            try {
                Field real = BusinessClock.class.getDeclaredField("real");
                real.setAccessible(true);
                real.set(bean, new Wrong((Clock) real.get(bean), orders));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return bean;
    }

    private static final class Wrong extends Clock {

        private final Clock right;
        private final Orders orders;

        private Wrong(Clock right, Orders orders) {
            this.right = right;
            this.orders = orders;
        }

        @Override
        public Instant instant() {
            return right.instant().plus(orders.wrongBy());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
