package org.hopperflow.shared.database;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without {@code SPRING_DATASOURCE_URL} the application brings its own database under {@code HOPPER_DATA_DIR}. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    EmbeddedDatabase embeddedDatabase(@Value("${hopper.data-dir}") Path dataDirectory) throws IOException {
        return EmbeddedDatabase.start(dataDirectory.resolve("postgres"));
    }
}
