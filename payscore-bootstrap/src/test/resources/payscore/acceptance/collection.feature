Feature: While WeChat collects
  A completed order that is not paid yet can be lowered, settled elsewhere, collected now, or perhaps cancelled.

  Rule: An amount only ever goes down

    Scenario: The merchant lowers the amount and the user pays it
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant lowers the amount to 400 fen
      Then WeChat is collecting 400 fen
      When the user pays on the phone
      Then the service order is paid with 400 fen

    Scenario: The merchant lowers the amount twice
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant lowers the amount to 400 fen
      And the merchant lowers the amount to 300 fen
      Then WeChat is collecting 300 fen

    Scenario: The merchant repeats itself
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant lowers the amount to 400 fen
      And the merchant lowers the amount to 400 fen
      Then WeChat is collecting 400 fen
      And WeChat was asked to lower it once

    @M10
    Scenario Outline: No lower amount
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant lowers the amount to <amount> fen
      Then the merchant is told which term is wrong
      And the service order is still being collected with 600 fen

      Examples:
        | amount |
        | 600    |
        | 601    |
        | 0      |

    Scenario: The service still runs
      Given a service order in service
      When the merchant lowers the amount to 400 fen
      Then the merchant is told that this is not possible now

    @W02
    Scenario: WeChat lowers the amount but its answer is lost
      Given a service order that WeChat cannot collect 600 fen for
      And WeChat's answer to the lower amount gets lost
      When the merchant lowers the amount to 400 fen
      Then the merchant is told that the answer is not known yet
      And the lower amount of 400 fen becomes known
      And WeChat was asked to lower it once

    @X03
    Scenario: The user pays while the merchant lowers the amount
      Given a service order that WeChat cannot collect 600 fen for
      And the user stands in the cashier
      When the merchant lowers the amount to 400 fen
      Then the merchant is told that the answer is not known yet
      When the user pays on the phone
      Then the service order is paid with 600 fen
      And nothing is open about the service order
      And nobody has to look at the service order

  Rule: A payment elsewhere ends the collection, and a second payment is never hidden

    Scenario: The user pays in cash
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant reports that it was paid in cash
      Then the service order counts as paid elsewhere

    Scenario: The merchant reports the payment twice
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant reports that it was paid in cash
      And the merchant reports the same payment again
      Then the service order counts as paid elsewhere
      And WeChat was told of the payment once

    @W02
    Scenario: WeChat counts the payment but its answer is lost
      Given a service order that WeChat cannot collect 600 fen for
      And WeChat's answer to the payment elsewhere gets lost
      When the merchant reports that it was paid in cash
      Then the merchant is told that the answer is not known yet
      And the service order comes to count as paid elsewhere

    @X10
    Scenario: The user pays in cash and on the phone
      Given a service order that WeChat cannot collect 600 fen for
      And the user stands in the cashier
      When the merchant reports that it was paid in cash
      Then the merchant is told that the answer is not known yet
      When the user pays on the phone
      Then the service order comes to say that the user paid twice

    @X10
    Scenario: The cash is reported after WeChat collected
      Given a service order that WeChat cannot collect 600 fen for
      When the user pays on the phone
      Then the service order is paid with 600 fen
      When the merchant reports that it was paid in cash
      Then the merchant is told that WeChat refused
      And the service order comes to say that the user paid twice

    Scenario: The payment lies in the future
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant reports a payment of tomorrow
      Then the merchant is told which term is wrong
      And the service order is still being collected with 600 fen

  Rule: WeChat may be asked for one attempt more

    Scenario: The attempt succeeds
      Given a service order that WeChat can collect 600 fen for at the second attempt
      When the merchant asks to collect now
      Then the service order is paid with 600 fen

    Scenario: The attempt fails
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant asks to collect now
      Then the merchant is told that WeChat refused
      And the service order is still being collected with 600 fen
      And nothing is open about the service order

    Scenario: WeChat has not granted it
      Given a service order that WeChat cannot collect 600 fen for
      And WeChat has not granted extra attempts
      When the merchant asks to collect now
      Then the merchant is told that WeChat refused
      And the service order is still being collected with 600 fen

  Rule: Cancelling what is being collected is for WeChat to decide

    Scenario: WeChat allows it
      Given a service order that WeChat cannot collect 600 fen for
      When the merchant cancels the service order
      Then the service order is cancelled

    Scenario: WeChat refuses it, and the user pays
      Given a service order that WeChat cannot collect 600 fen for
      And WeChat cancels no completed orders
      When the merchant tries to cancel the service order
      Then the merchant is told that the answer is not known yet
      And the service order is still being collected with 600 fen
      When the user pays on the phone
      Then the service order is paid with 600 fen
      And nothing is open about the service order
      And nobody has to look at the service order
