package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hopperflow.fixture.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person before the screen: waits until what they look for is there, then reads, clicks or types. */
final class Screen implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(100);
    /** The vendor's own page puts an image into a frame like that. */
    private static final String FRAME = "An iframe which has both allow-scripts and allow-same-origin";
    /** A page that is left by a click gives up the look it was just taking. */
    private static final String LEFT = "htmx:sendAbort";

    /** Tasklist looks after a task that the process has taken back meanwhile. */
    private static final Pattern TASK_GONE = Pattern.compile("/camunda/api/engine/engine/default/task/[^/ ]+ - .* 404 .*");

    private final Chromium browser;
    private final String base;

    Screen(int port, int width) {
        this(port, width, "light");
    }

    /** @param scheme light or dark */
    Screen(int port, int width, String scheme) {
        browser = Chromium.open(width, scheme);
        base = "http://localhost:" + port;
    }

    Screen signIn(String user, String password) {
        open("/login");
        type(By.name("username"), user);
        type(By.name("password"), password);
        click(By.cssSelector("button[type=submit]"));
        until(() -> !browser.driver().getCurrentUrl().contains("/login"));
        return this;
    }

    void open(String path) {
        browser.go(base + path);
    }

    /** Away from the edges, where Tasklist has a bar above the rest. */
    void click(By by) {
        until(() -> {
            WebElement element = browser.find(by);
            ((JavascriptExecutor) browser.driver()).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    void type(By by, String text) {
        until(() -> {
            WebElement field = browser.find(by);
            field.clear();
            field.sendKeys(text);
            return text.equals(field.getDomProperty("value"));
        });
    }

    /** Waits until all the texts are there. */
    void sees(By by, String... texts) {
        try {
            until(() -> Stream.of(texts).allMatch(text(by)::contains));
        } catch (TimeoutException e) {
            picture("not-seen");
            assertThat(text(by)).contains(texts);
        }
    }

    /** Looks and clicks inside a frame of the page until {@link #outOfTheFrame}. */
    void intoTheFrame(By frame) {
        until(() -> {
            browser.driver().switchTo().frame(browser.find(frame));
            return true;
        });
    }

    void outOfTheFrame() {
        browser.driver().switchTo().defaultContent();
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    /** What has the focus: its id. */
    String focus() {
        return browser.driver().switchTo().activeElement().getDomAttribute("id");
    }

    void choose(By select, String option) {
        until(() -> {
            new Select(browser.find(select)).selectByVisibleText(option);
            return true;
        });
    }

    void attach(By field, Path file) {
        browser.find(field).sendKeys(file.toAbsolutePath().toString());
    }

    String value(By by) {
        return browser.find(by).getDomProperty("value");
    }

    void reload() {
        browser.driver().navigate().refresh();
    }

    String text(By by) {
        return browser.text(by);
    }

    boolean has(By by) {
        return !browser.driver().findElements(by).isEmpty();
    }

    boolean shows(By by) {
        return browser.find(by).isDisplayed();
    }

    long number(String script) {
        return browser.number(script);
    }

    /** Kept beside the test reports for people to look at. */
    void picture(String name) {
        try {
            Files.write(Files.createDirectories(Path.of("target/pictures")).resolve(name + ".png"), browser.picture(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hadNothingToComplainAbout() {
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains(FRAME)
                || TASK_GONE.matcher(complaint).find() || gaveUpALook(complaint));
    }

    /** Both lines belong to it: htmx tells of the end of the request, too, and means the abort. */
    private static boolean gaveUpALook(String complaint) {
        return complaint.contains(LEFT) || complaint.contains("\"htmx:afterRequest,");
    }

    void until(BooleanSupplier condition) {
        new WebDriverWait(browser.driver(), PATIENCE, LOOKS_EVERY)
                .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
                .ignoring(ElementNotInteractableException.class, ElementClickInterceptedException.class)
                .until(driver -> condition.getAsBoolean());
    }

    @Override
    public void close() {
        browser.close();
    }
}
