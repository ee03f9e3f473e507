package org.hopperflow.interaction;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A test of this room alone, on a real PostgreSQL; see {@link InteractionWorld}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringJUnitConfig(classes = InteractionWorld.class, initializers = ConfigDataApplicationContextInitializer.class)
@ActiveProfiles("test")
@interface InteractionTest {
}
