package org.hopperflow.process.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelDeployerTest {

    private static ProcessEngine engine;

    private final List<ModelFile> shipped = new ModelFiles().all();
    private final RepositoryService repository = engine.getRepositoryService();
    private final ModelDeployer deployer = new ModelDeployer(new ModelFiles(), engine);

    @BeforeAll
    static void start() {
        engine = EngineOnItsOwnDatabase.start("deployment_test");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void nothing_is_deployed() {
        repository.createDeploymentQuery().list().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void everything_we_ship_is_one_deployment_with_stable_names() {
        deployer.deploy(shipped);

        var deployment = repository.createDeploymentQuery().singleResult();
        assertThat(deployment.getSource()).isEqualTo("hopperflow");
        assertThat(repository.getDeploymentResourceNames(deployment.getId())).containsExactlyInAnyOrder(
                "bpmn/agent-interaction.bpmn", "bpmn/campaign-run.bpmn", "bpmn/hopper-contact.bpmn",
                "bpmn/provider-error.dmn", "bpmn/reply-route.dmn", "forms/conversation.html");
    }

    @Test
    void the_same_again_adds_no_version() {
        deployer.deploy(shipped);
        deployer.deploy(shipped);

        assertThat(repository.createDeploymentQuery().count()).isOne();
        assertThat(latest("hopperContact").getVersion()).isOne();
    }

    @Test
    void a_changed_model_is_a_new_version() {
        deployer.deploy(shipped);
        deployer.deploy(shipped.stream().map(file -> changed(file, "hopper-contact.bpmn")).toList());

        assertThat(latest("hopperContact").getVersion()).isEqualTo(2);
    }

    @Test
    void a_flow_that_an_analyst_took_over_is_left_alone() {
        deployer.deploy(shipped);
        deployByAnalyst(changed(file("bpmn/hopper-contact.bpmn"), "hopper-contact.bpmn"));

        deployer.deploy(shipped.stream().map(file -> changed(file, ".bpmn")).toList());

        assertThat(latest("hopperContact").getVersion()).isEqualTo(2);
        assertThat(latest("campaignRun").getVersion()).isEqualTo(2);
    }

    @Test
    void a_table_that_an_analyst_took_over_is_left_alone() {
        deployer.deploy(shipped);
        deployByAnalyst(file("bpmn/reply-route.dmn"));

        deployer.deploy(shipped.stream().map(file -> changed(file, ".bpmn")).toList());

        assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey("replyRoute").latestVersion().singleResult()
                .getVersion()).isEqualTo(2);
        assertThat(repository.getDeploymentResourceNames(latest("campaignRun").getDeploymentId()))
                .contains("bpmn/provider-error.dmn").doesNotContain("bpmn/reply-route.dmn");
    }

    @Test
    void a_model_that_cannot_be_parsed_ends_the_start() {
        ModelFile broken = new ModelFile("bpmn/broken.bpmn", text(file("bpmn/campaign-run.bpmn"))
                .replace("camunda:delegateExpression=\"${openHopper}\"", "").getBytes(UTF_8));

        assertThatThrownBy(() -> deployer.deploy(List.of(broken))).isInstanceOf(ParseException.class);
        assertThat(repository.createDeploymentQuery().count()).isZero();
    }

    @Test
    void a_flow_that_breaks_the_contract_is_refused_with_the_sentence() {
        deployer.deploy(shipped);
        ModelFile broken = replaced(file("bpmn/hopper-contact.bpmn"), "${handOver}", "${someService}");

        assertThatThrownBy(() -> deployByAnalyst(broken))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("\"Hand over to an agent\" calls ${someService}, but that does not exist");
        assertThat(latest("hopperContact").getVersion()).isOne();
    }

    @Test
    void a_table_that_comes_with_the_flow_counts() {
        assertThatThrownBy(() -> deployByAnalyst(file("bpmn/hopper-contact.bpmn")))
                .hasMessageContaining("\"What does the answer mean?\" names the decision table 'replyRoute'");

        deployByAnalyst(file("bpmn/hopper-contact.bpmn"), file("bpmn/reply-route.dmn"));
        assertThat(latest("hopperContact").getVersion()).isOne();
    }

    @Test
    void a_form_that_comes_with_the_process_counts() {
        assertThatThrownBy(() -> deployByAnalyst(file("bpmn/agent-interaction.bpmn")))
                .hasMessageContaining("\"Handle the conversation\" names the form 'embedded:deployment:forms/conversation.html'");

        deployByAnalyst(replaced(file("bpmn/agent-interaction.bpmn"), "deployment:forms/", "deployment:"), file("forms/conversation.html"));
        assertThat(latest("agentInteraction").getVersion()).isOne();
    }

    @Test
    void a_file_that_is_no_valid_model_is_a_parse_error() {
        ModelFile broken = replaced(file("bpmn/hopper-contact.bpmn"), "</bpmn:process>", "<bpmn:nonsense/></bpmn:process>");

        assertThatThrownBy(() -> deployByAnalyst(broken)).isInstanceOf(ParseException.class);
    }

    @Test
    void a_version_that_is_deployed_is_not_checked_again() {
        deployByAnalyst(file("bpmn/reply-route.dmn"));
        String table = repository.createDeploymentQuery().singleResult().getId();
        deployByAnalyst(file("bpmn/hopper-contact.bpmn"));
        ProcessDefinition running = latest("hopperContact");

        repository.deleteDeployment(table, true);
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().discardProcessDefinitionCache();

        assertThat(repository.getProcessDefinition(running.getId()).getKey()).isEqualTo("hopperContact");
    }

    private ProcessDefinition latest(String key) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
    }

    private void deployByAnalyst(ModelFile... files) {
        var deployment = repository.createDeployment().name("mine").source("Camunda Modeler");
        for (ModelFile file : files) {
            deployment.addInputStream(file.name().substring(file.name().indexOf('/') + 1), file.stream());
        }
        deployment.deploy();
    }

    private ModelFile file(String name) {
        return shipped.stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
    }

    private static ModelFile changed(ModelFile file, String suffix) {
        return file.name().endsWith(suffix) ? replaced(file, "versionTag=\"1.0\"", "versionTag=\"1.1\"") : file;
    }

    private static ModelFile replaced(ModelFile file, String before, String after) {
        return new ModelFile(file.name(), text(file).replace(before, after).getBytes(UTF_8));
    }

    private static String text(ModelFile file) {
        return new String(file.bytes(), UTF_8);
    }
}
