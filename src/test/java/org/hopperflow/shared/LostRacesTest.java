package org.hopperflow.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class LostRacesTest {

    private int calls;

    @AfterEach
    void endTheTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void who_lost_a_race_is_served_the_next_time() {
        assertThat(losing(2).get()).isEqualTo("served");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void who_loses_again_and_again_is_told() {
        assertThatThrownBy(() -> losing(100).get()).isInstanceOf(OptimisticLockingException.class);
        assertThat(calls).isEqualTo(5);
    }

    @Test
    void a_refusal_is_no_lost_race() {
        Supplier<String> refusing = repeated(() -> {
            calls++;
            throw RuleBroken.conflict("wrong-state", "no");
        });

        assertThatThrownBy(refusing::get).isInstanceOf(RuleBroken.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void inside_another_transaction_nothing_is_repeated() {
        TransactionSynchronizationManager.setActualTransactionActive(true);

        assertThatThrownBy(() -> losing(1).get()).isInstanceOf(OptimisticLockingException.class);
        assertThat(calls).isEqualTo(1);
    }

    private Supplier<String> losing(int times) {
        return repeated(() -> {
            if (++calls <= times) {
                throw new OptimisticLockingException("somebody was faster");
            }
            return "served";
        });
    }

    @SuppressWarnings("unchecked")
    private static Supplier<String> repeated(Supplier<String> call) {
        ProxyFactory proxy = new ProxyFactory(Supplier.class, new LostRaces());
        proxy.setTarget(call);
        return (Supplier<String>) proxy.getProxy();
    }
}
