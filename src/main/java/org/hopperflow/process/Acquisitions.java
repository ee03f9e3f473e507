package org.hopperflow.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/** Notes when this node's job executor last looked for due jobs, and when it last got some. It looks at least every three seconds. */
@Component
class Acquisitions implements AcquireJobsCommandFactory, MeterBinder {

    private final JobExecutor executor;
    private final AcquireJobsCommandFactory original;
    private volatile long looked = System.nanoTime();
    private volatile long took = System.nanoTime();

    Acquisitions(ProcessEngine engine) {
        executor = ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
        original = new DefaultAcquireJobsCommandFactory(executor);
        executor.setAcquireJobsCmdFactory(this);
    }

    @Override
    public Command<AcquiredJobs> getCommand(int most) {
        Command<AcquiredJobs> command = original.getCommand(most);
        return context -> {
            AcquiredJobs jobs = command.execute(context);
            looked = System.nanoTime();
            if (jobs.size() > 0) {
                took = looked;
            }
            return jobs;
        };
    }

    boolean active() {
        return executor.isActive();
    }

    Duration sinceLook() {
        return Duration.ofNanos(System.nanoTime() - looked);
    }

    Duration sinceSome() {
        return Duration.ofNanos(System.nanoTime() - took);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hopper.jobs.acquisition.age", this, it -> it.sinceLook().toMillis() / 1_000.0).baseUnit("seconds")
                .description("Since this node's job executor looked for due jobs").register(registry);
    }
}
