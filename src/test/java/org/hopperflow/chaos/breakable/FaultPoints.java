package org.hopperflow.chaos.breakable;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.util.ReflectionUtils;

/**
 * Puts the {@link Moment}s around the corridor's beans, from outside: an advice before a bean's transaction begins or after it ended, or
 * inside it, right at the bean's own methods.
 */
final class FaultPoints implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {

    private record Place(String bean, String method, boolean inside, MethodInterceptor advice) {
    }

    private final Orders orders;
    private final List<Place> places;
    private final Set<Place> missing;

    FaultPoints(Orders orders) {
        this.orders = orders;
        this.places = List.of(
                new Place("hopperClaimRepository", "claim", true, found(Moment.CLAIMED_NOT_COMMITTED)),
                new Place("marker", "mark", true, found(Moment.MARKED_NOT_COMMITTED)),
                new Place("marker", "mark", false, found(Moment.MARKED_NOT_CALLED)),
                new Place("outcomeWriter", "writeAndTell", true, found(Moment.RECORDED_NOT_COMMITTED)),
                new Place("outcomeWriter", "writeAndTell", false, this::beforeTheBatch),
                new Place("outcomeWriter", "write", false, found(Moment.RECORDED_NOT_SIGNALLED)),
                new Place("outcomeRepository", "takeUntold", true, found(Moment.TOLD_NOT_COMMITTED)),
                new Place("inboxRepository", "done", true, found(Moment.HANDED_OVER_NOT_COMMITTED)));
        this.missing = new LinkedHashSet<>(places);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        List<Place> here = places.stream().filter(place -> place.bean().equals(name)).filter(place -> knows(bean, place.method())).toList();
        if (here.isEmpty()) {
            return bean;
        }
        Advised proxy = (Advised) (bean instanceof Advised ? bean : proxy(bean));
        for (Place place : here) {
            proxy.addAdvice(place.inside() ? proxy.getAdvisors().length : 0, onlyAt(place));
            missing.remove(place);
        }
        return proxy;
    }

    /** A moment that nobody passes any more would make every round look good. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent started) {
        if (!missing.isEmpty()) {
            System.err.println("The application has no such places any more: " + missing);
            Runtime.getRuntime().halt(1);
        }
    }

    private static boolean knows(Object bean, String method) {
        return Arrays.stream(ReflectionUtils.getAllDeclaredMethods(AopUtils.getTargetClass(bean))).anyMatch(one -> one.getName().equals(method));
    }

    private static Object proxy(Object bean) {
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        return factory.getProxy(bean.getClass().getClassLoader());
    }

    private static MethodInterceptor onlyAt(Place place) {
        return call -> call.getMethod().getName().equals(place.method()) ? place.advice().invoke(call) : call.proceed();
    }

    /** Passes the moment when the method has found or done something. */
    private MethodInterceptor found(Moment moment) {
        return call -> {
            Object result = call.proceed();
            if (!empty(result)) {
                orders.pass(moment);
            }
            return result;
        };
    }

    private static boolean empty(Object result) {
        return result instanceof Collection<?> some && some.isEmpty() || result instanceof Optional<?> one && one.isEmpty();
    }

    /** A batch that fails is written one by one and told later: two moments lie on that way only. */
    private Object beforeTheBatch(MethodInvocation call) throws Throwable {
        orders.pass(Moment.CALLED_NOT_RECORDED);
        if (orders.wants(Moment.RECORDED_NOT_SIGNALLED) || orders.wants(Moment.TOLD_NOT_COMMITTED)) {
            throw new IllegalStateException("The batch fails because a test wants it to");
        }
        return call.proceed();
    }
}
