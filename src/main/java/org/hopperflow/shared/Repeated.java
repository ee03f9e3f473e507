package org.hopperflow.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a person asks for is asked again, by ourselves, when somebody else was faster: its transaction is repeated from the start, up to
 * five times ({@link LostRaces}). Inside another transaction it changes nothing: only the outermost one can be repeated. Who still loses
 * gets a 409 {@code conflict}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Repeated {
}
