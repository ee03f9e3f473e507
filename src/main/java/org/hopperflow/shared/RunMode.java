package org.hopperflow.shared;

import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * How this application was started.
 *
 * @param embedded no {@code SPRING_DATASOURCE_URL}: it brings its own database, secret key and first password
 * @param sandbox  fake providers and a movable clock; {@code HOPPER_SANDBOX}, otherwise on when embedded
 * @param demo     demo data is made once; {@code HOPPER_DEMO}, otherwise on when embedded and with the sandbox
 * @param dataDir  {@code HOPPER_DATA_DIR}: the embedded database, the made-up key, uploaded files
 */
public record RunMode(boolean embedded, boolean sandbox, boolean demo, Path dataDir) {

    public static RunMode of(Environment environment) {
        boolean embedded = environment.getProperty("spring.datasource.url", "").isBlank();
        boolean sandbox = flag(environment, "hopper.sandbox", embedded);
        boolean demo = sandbox && flag(environment, "hopper.demo", embedded);
        return new RunMode(embedded, sandbox, demo, Path.of(environment.getProperty("hopper.data-dir", "./data")));
    }

    private static boolean flag(Environment environment, String key, boolean otherwise) {
        String value = environment.getProperty(key, "");
        return value.isBlank() ? otherwise : Boolean.parseBoolean(value);
    }
}
