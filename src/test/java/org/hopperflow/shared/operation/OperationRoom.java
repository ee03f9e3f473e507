package org.hopperflow.shared.operation;

import java.util.ArrayList;
import java.util.List;
import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.shared.BusinessClock;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;

/** A node that can do nothing but live: started and stopped at will over a database. */
@ComponentScan("org.hopperflow.shared.operation")
class OperationRoom {

    final List<DatabaseRestored> restored = new ArrayList<>();

    @Bean
    BusinessClock clock() {
        return new BusinessClock();
    }

    @EventListener
    void on(DatabaseRestored news) {
        restored.add(news);
    }

    static ApplicationContextRunner node(OwnDatabase database) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
                        TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withBean(JdbcConnectionDetails.class, () -> database)
                .withPropertyValues("spring.flyway.schemas=hopper", "spring.datasource.hikari.maximum-pool-size=4",
                        "spring.datasource.hikari.connection-init-sql=SET search_path TO public, hopper")
                .withUserConfiguration(OperationRoom.class);
    }
}
