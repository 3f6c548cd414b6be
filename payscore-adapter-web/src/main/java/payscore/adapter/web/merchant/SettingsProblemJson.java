package payscore.adapter.web.merchant;

import payscore.application.port.out.merchant.SettingsProblem;

/**
 * What is wrong with a setting.
 *
 * @param property the setting's name
 */
record SettingsProblemJson(String property, String detail) {
    static SettingsProblemJson of(SettingsProblem problem) {
        return new SettingsProblemJson(problem.property(), problem.sentence());
    }
}
