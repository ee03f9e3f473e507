package org.hopperflow.process.deployment;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys what we ship when the application starts: one deployment with stable resource names, and nothing new when nothing changed.
 * A model that somebody else has deployed since under the same key stays as it is.
 *
 * <p>Runs before anything is served or scheduled and before the engine's job executor starts, in one transaction under the engine's
 * deployment lock, so several nodes may start together. A model that cannot be parsed ends the start.
 */
@Component
class ModelDeployer implements SmartInitializingSingleton {

    static final String SOURCE = "hopperflow";
    private static final String NAME = "Hopperflow";
    private static final Logger log = LoggerFactory.getLogger(ModelDeployer.class);

    private final ModelFiles shipped;
    private final ProcessEngine engine;

    ModelDeployer(ModelFiles shipped, ProcessEngine engine) {
        this.shipped = shipped;
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(shipped.all());
    }

    void deploy(List<ModelFile> files) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> deploy(files, context)));
    }

    private Void deploy(List<ModelFile> files, CommandContext context) {
        context.getPropertyManager().acquireExclusiveLock();
        LatestVersions latest = new LatestVersions(context);
        List<ModelFile> ours = files.stream().filter(file -> isOurs(file, latest)).toList();
        if (!ours.isEmpty()) {
            bundle(ours).deploy();
        }
        return null;
    }

    private static boolean isOurs(ModelFile file, LatestVersions latest) {
        List<ModelFile.Key> takenOver = file.keys().stream().filter(key -> !latest.mayReplace(key, SOURCE)).toList();
        takenOver.forEach(key -> log.info("{} is not deployed: the latest version of {} is somebody else's", file.name(), key.id()));
        return takenOver.isEmpty();
    }

    private DeploymentBuilder bundle(List<ModelFile> files) {
        DeploymentBuilder bundle = engine.getRepositoryService().createDeployment()
                .name(NAME)
                .source(SOURCE)
                // False: the whole bundle or nothing, never a part of it.
                .enableDuplicateFiltering(false);
        files.forEach(file -> bundle.addInputStream(file.name(), file.stream()));
        return bundle;
    }
}
