package org.hopperflow.process.deployment;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** An element of a model's XML: the rules that forbid things look here, where nothing is hidden. */
final class Markup {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Element element;

    private Markup(Element element) {
        this.element = element;
    }

    static Markup of(Element element) {
        return new Markup(element);
    }

    String name() {
        return element.getLocalName();
    }

    /** Empty when it is missing. */
    String attribute(String name) {
        return element.getAttribute(name);
    }

    /** An attribute of the engine's own vocabulary; empty when it is missing. */
    String camunda(String name) {
        return element.getAttributeNS(CAMUNDA, name);
    }

    boolean isCamunda(String name) {
        return CAMUNDA.equals(element.getNamespaceURI()) && name.equals(name());
    }

    Stream<Markup> children() {
        return nodes(Element.class).map(Markup::new);
    }

    Stream<Markup> withDescendants() {
        return Stream.concat(Stream.of(this), children().flatMap(Markup::withDescendants));
    }

    /** Attribute values and the text directly inside. */
    Stream<String> texts() {
        Stream<String> values = IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> ((Attr) element.getAttributes().item(i)).getValue());
        return Stream.concat(values, nodes(Text.class).map(Text::getData));
    }

    /** The label of the nearest element that has one, or else its id: what a person can find on the diagram. */
    String whereItIs() {
        for (Node node = element; node instanceof Element at; node = node.getParentNode()) {
            if (at.hasAttribute("id")) {
                return words(at.getAttribute("name"), at.getAttribute("id"));
            }
        }
        return name();
    }

    static String words(String name, String id) {
        return name == null || name.isBlank() ? id : name.strip().replaceAll("\\s+", " ");
    }

    private <T extends Node> Stream<T> nodes(Class<T> kind) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(kind::isInstance).map(kind::cast);
    }
}
