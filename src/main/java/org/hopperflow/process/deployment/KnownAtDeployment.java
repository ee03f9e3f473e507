package org.hopperflow.process.deployment;

import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.hopperflow.process.deployment.ModelFile.Key;
import org.hopperflow.process.deployment.ModelFile.Kind;
import org.springframework.beans.factory.BeanFactory;

/** The application's steps, the forms and decision tables in the engine, and what comes with the deployment itself. */
final class KnownAtDeployment implements Known {

    private static final String OURS = "org.hopperflow.";

    private final BeanFactory beans;
    private final CommandContext context;
    private final List<ModelFile> files;

    KnownAtDeployment(BeanFactory beans, CommandContext context, List<ModelFile> files) {
        this.beans = beans;
        this.context = context;
        this.files = files;
    }

    @Override
    public boolean step(String bean) {
        Class<?> type = beans.containsBean(bean) ? beans.getType(bean, false) : null;
        return type != null && type.getName().startsWith(OURS) && isCalledByTheEngine(type);
    }

    @Override
    public boolean form(String id) {
        return exists(new Key(Kind.FORM, id));
    }

    @Override
    public boolean decision(String id) {
        return exists(new Key(Kind.DECISION, id));
    }

    @Override
    public boolean file(String name) {
        return files.stream().anyMatch(file -> file.name().equals(name));
    }

    private boolean exists(Key key) {
        return comesAlong(key) || context.runWithoutAuthorization(() -> new LatestVersions(context).exists(key));
    }

    private boolean comesAlong(Key key) {
        return files.stream().filter(file -> file.is(key.kind())).anyMatch(file -> file.keys().contains(key));
    }

    private static boolean isCalledByTheEngine(Class<?> type) {
        return JavaDelegate.class.isAssignableFrom(type) || ActivityBehavior.class.isAssignableFrom(type)
                || TaskListener.class.isAssignableFrom(type) || ExecutionListener.class.isAssignableFrom(type);
    }
}
