package org.hopperflow.template.rule;

/** Whether a template that breaks the rule is refused, or its author only told. */
public enum Severity { ERROR, WARNING }
