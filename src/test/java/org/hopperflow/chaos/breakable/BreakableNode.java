package org.hopperflow.chaos.breakable;

import java.nio.file.Path;
import org.hopperflow.HopperflowApplication;
import org.springframework.boot.SpringApplication;

/**
 * The application as it is, which also follows the {@link Orders} it finds in a file. No class of this package carries an annotation, so
 * the application does not find one by itself.
 */
public final class BreakableNode {

    private BreakableNode() {
    }

    public static void main(String[] args) {
        Orders orders = Orders.from(Path.of(System.getenv("CHAOS_ORDERS")));
        SpringApplication application = new SpringApplication(HopperflowApplication.class);
        application.addInitializers(context -> {
            FaultPoints points = new FaultPoints(orders);
            context.getBeanFactory().registerSingleton("faultPoints", points);
            context.addApplicationListener(points);
            context.getBeanFactory().registerSingleton("wrongClock", new WrongClock(orders));
        });
        application.run(args);
    }
}
