package org.hopperflow.chaos.breakable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Puts the {@link Moment}s around the corridor's beans, from outside: an advice before a bean's transaction begins or after it ended, or
 * inside it, right at the bean's own methods.
 */
final class FaultPoints implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {

    private final Orders orders;
    private final Map<String, MethodInterceptor> outside = new HashMap<>();
    private final Map<String, MethodInterceptor> inside = new HashMap<>();
    private final Set<String> missing;

    FaultPoints(Orders orders) {
        this.orders = orders;
        inside.put("hopperRepository", after("claim", Moment.CLAIMED_NOT_COMMITTED));
        inside.put("marker", after("mark", Moment.MARKED_NOT_COMMITTED));
        outside.put("marker", after("mark", Moment.MARKED_NOT_CALLED));
        inside.put("outcomeWriter", after("writeAndTell", Moment.RECORDED_NOT_COMMITTED));
        outside.put("outcomeWriter", aroundTheWriter());
        inside.put("ledgerRepository", after("takeUntold", Moment.TOLD_NOT_COMMITTED));
        inside.put("inboxRepository", after("done", Moment.HANDED_OVER_NOT_COMMITTED));
        missing = new TreeSet<>(inside.keySet());
        missing.addAll(outside.keySet());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!missing.remove(name)) {
            return bean;
        }
        Object proxy = bean instanceof Advised ? bean : proxy(bean);
        Optional.ofNullable(outside.get(name)).ifPresent(advice -> ((Advised) proxy).addAdvice(0, advice));
        Optional.ofNullable(inside.get(name)).ifPresent(((Advised) proxy)::addAdvice);
        return proxy;
    }

    private static Object proxy(Object bean) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        return factory.getProxy(bean.getClass().getClassLoader());
    }

    /** A moment nobody passes any more would make every round look good. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent started) {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The application has no such beans any more: " + missing);
        }
    }

    /** Passes the moment when the method has found or done something. */
    private MethodInterceptor after(String method, Moment moment) {
        return call -> {
            Object result = call.proceed();
            if (call.getMethod().getName().equals(method) && !empty(result)) {
                orders.pass(moment);
            }
            return result;
        };
    }

    private static boolean empty(Object result) {
        return result instanceof Collection<?> some && some.isEmpty() || result instanceof Optional<?> one && one.isEmpty();
    }

    /** A batch that fails is written one by one and told later: two moments lie on that way only. */
    private MethodInterceptor aroundTheWriter() {
        return call -> {
            boolean batch = call.getMethod().getName().equals("writeAndTell");
            if (batch) {
                orders.pass(Moment.CALLED_NOT_RECORDED);
            }
            if (batch && (orders.wants(Moment.RECORDED_NOT_SIGNALLED) || orders.wants(Moment.TOLD_NOT_COMMITTED))) {
                throw new IllegalStateException("The batch fails because a test wants it to");
            }
            Object result = call.proceed();
            if (!batch) {
                orders.pass(Moment.RECORDED_NOT_SIGNALLED);
            }
            return result;
        };
    }
}
