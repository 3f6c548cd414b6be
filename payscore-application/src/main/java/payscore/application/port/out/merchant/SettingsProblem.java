package payscore.application.port.out.merchant;

/**
 * What is wrong with a merchant's settings.
 *
 * @param property the setting, such as {@code merchants[0].serial-no}
 * @param sentence for somebody who sees it for the first time; never repeats a secret
 */
public record SettingsProblem(String property, String sentence) {}
