package org.hopperflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.hopperflow.campaign.CampaignStatus;
import org.hopperflow.campaign.HopperCounts;
import org.hopperflow.fixture.Chromium;
import org.hopperflow.shared.CampaignId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page as a person has it: with script, under a strict content security policy. Needs Chromium; {@code .ci/run} brings it. */
@ConsoleTest
@EnabledIf("org.hopperflow.fixture.Chromium#present")
class BoardInBrowserTest {

    @LocalServerPort
    int port;
    @Autowired
    CampaignsInMemory campaigns;

    Chromium browser;
    CampaignId spring;

    @BeforeEach
    void two_campaigns() {
        campaigns.clear();
        spring = campaigns.has("Spring offer", CampaignStatus.RUNNING, null, HopperCounts.of(120, 6, 90, 76));
        campaigns.has("Back in stock: everybody who asked for the linen jacket", CampaignStatus.PAUSED,
                "The access token of the account has expired", HopperCounts.of(1_000_000, 0, 12, 3_400));
        campaigns.has("Autumn", CampaignStatus.COMPLETED, null, HopperCounts.of(0, 0, 0, 5_000));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void the_numbers_live_and_the_buttons_stay() {
        open(1280, "light");
        var stop = browser.find(By.id("stop-" + spring));

        campaigns.count(spring, HopperCounts.of(100, 6, 90, 96));

        until(() -> browser.find(By.id("hopper-" + spring)).getText().contains("96"));
        assertThat(stop.isDisplayed()).as("the same element as before the numbers changed").isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void stopping_by_keyboard_shows_resume_and_says_so() {
        open(1280, "light");

        browser.find(By.id("stop-" + spring)).sendKeys(Keys.ENTER);

        until(() -> browser.text(By.id("notice")).contains("Stopped “Spring offer”"));
        assertThat(browser.find(By.id("resume-" + spring)).isDisplayed()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_a_corrected_one_starts_the_campaign() {
        open(1280, "light");
        browser.find(By.id("name")).sendKeys("Summer");
        browser.find(By.id("create-campaign")).click();
        until(() -> browser.text(By.id("templateId-wrong")).contains("Choose a template."));
        assertThat(browser.find(By.id("name")).getDomProperty("value")).isEqualTo("Summer");

        new Select(browser.find(By.id("templateId"))).selectByIndex(1);
        new Select(browser.find(By.id("listId"))).selectByIndex(1);
        browser.find(By.id("create-campaign")).click();

        until(() -> browser.text(By.id("campaigns")).contains("Summer"));
        assertThat(browser.text(By.id("notice"))).contains("“Summer” is on its way");
    }

    /** The pictures are kept beside the test reports for people to look at. */
    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "360, dark"})
    void it_fits_every_width_in_light_and_dark(int width, String scheme) throws IOException {
        open(width, scheme);
        browser.find(By.id("create-campaign")).click();
        until(() -> !browser.text(By.id("templateId-wrong")).isEmpty());

        assertThat(browser.number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        Files.write(Files.createDirectories(Path.of("target/pictures")).resolve("board-" + width + "-" + scheme + ".png"),
                browser.picture(OutputType.BYTES));
    }

    private void open(int width, String scheme) {
        browser = Chromium.open(width, scheme);
        browser.go("http://localhost:" + port + "/");
    }

    private void until(BooleanSupplier condition) {
        new WebDriverWait(browser.driver(), Duration.ofSeconds(10)).ignoring(StaleElementReferenceException.class)
                .until(driver -> condition.getAsBoolean());
    }
}
