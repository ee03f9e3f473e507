package org.hopperflow.shared;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Repeats transactions that lost a race, outside of them. */
class LostRaces implements MethodInterceptor {

    private static final Logger log = LoggerFactory.getLogger(LostRaces.class);
    private static final int TRIES = 5;
    private static final int REST_MILLIS = 20;

    @Override
    public Object invoke(MethodInvocation call) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return call.proceed();
        }
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return ((ProxyMethodInvocation) call).invocableClone().proceed();
            } catch (RuntimeException e) {
                if (!PassingFault.lostRace(e)) {
                    throw e;
                }
                log.info("{} lost a race and is repeated: {}", call.getMethod().getName(), e.getMessage());
                rest(tries);
            }
        }
        return call.proceed();
    }

    /** Ever longer, and not as long as whoever else lost. */
    private static void rest(int tries) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(REST_MILLIS << tries));
    }
}
