--- Given names that tell a person by themselves. Own selection of common ones; romanised where they are.
local M = {}

for name in ([[
Aaron Abdul Abdullah Abdulla Adam Adrian Ahmad Ahmed Aigul Ainura Akbar Alan Albert Alejandro Aleksandar Aleksander Aleksandr
Alena Alessandro Alex Alexander Alexandra Alexandre Alexei Alexey Alfred Ali Alice Alicia Alina Alisher Aliya Alisa Amélie
Amanda Amina Amir Ana Anastasia Anatol Anatoly Anders Andrea Andreas Andrei André Andrés Andrew Andrey Andrii Andrzej Angela
Anna Anne Annika Ante Anthony Antoine Anton Antonio António Antony Aram Ararat Arkady Armen Arsen Artem Artur Arthur Asif Askar
Aslan Ayşe Azamat Aziz Barbara Bartosz Beata Ben Benjamin Bernard Bernd Birgit Bogdan Boris Brian Bruno Camille Carl Carla Carlos
Carmen Carol Caroline Catherine Cecilia Charles Charlotte Chris Christian Christina Christine Christoph Christopher Claire Clara
Claude Claudia Daniel Daniela Danuta Daria David Deborah Dmitri Dmitriy Dmitry Dmytro Dominique Donald Dora Dorota Eduard Edward
Ekaterina Elena Elisabeth Elizabeth Ella Ellen Elmira Emil Emilia Emma Emmanuel Enrique Eric Erik Erika Ernest Eva Evgeny Ewa
Farid Farrukh Fatima Felix Fernando Filip Florian Frances Francesca Francesco Francisco Franck Frank Franz François Françoise
Fred Frederick Fyodor Gabriel Gabriela Galina Gennady Geoffrey Georg George Georges Georgy Gerard Gerhard Gianni Giorgi Giovanni
Giulia Giuseppe Gleb Gordon Grace Grigory Grzegorz Guillaume Gulnara Günter Gustav Guy Hanna Hans Harry Hasan Hassan Heidi Heiko
Helen Helena Helga Henri Henrik Henry Herbert Hossein Hugo Hussein Ian Ibrahim Ignacio Igor Ildar Ilham Ilya Ines Inga Ingrid Irakli
Irena Irina Irma Isaac Isabel Isabelle Islam Ivan Ivana Iwona Jack Jacek Jacob Jacques Jakub James Jan Jana Jane Janez Janusz Jarosław
Javier Jean Jeff Jelena Jennifer Jens Jerzy Jesper Jessica Jim Joan Joanna Joao João Joe Johan Johann Johanna John Johannes Jon
Jonas Jonathan Jorge Josef Joseph Josep José Joshua Juan Judith Julia Julian Julie Juri Jürgen Jussi Kairat Kamil Kamila Karel
Karen Karin Karl Karol Katarina Katarzyna Kate Katerina Katherine Kathrin Katja Keith Kenneth Kevin Khalid Kirill Klaus Konstantin
Krzysztof Ksenia Kurt Lars Lasse Laszlo László Laura Lech Leila Lena Leonid Leonardo Leyla Lidia Lilia Linda Lisa Ljubica Louis Louise
Luca Lucas Lucia Lucy Luis Luiz Lukas Łukasz Lyudmila Maciej Magdalena Mahmoud Maja Malika Manfred Manuel Marc Marcel Marcin Marco
Marek Margaret Margarita Maria María Marie Marija Marina Mario Marion Mark Marko Markus Marta Martha Martin Martina Mary Mateusz
Matteo Matthew Matthias Maurice Max Maxim Mehmet Melanie Mélanie Michael Michał Michel Michele Michelle Miguel Mihail Mihai Mikael
Mikhail Mikko Milan Milena Milica Miloš Miroslav Mirosław Mohamed Mohammad Mohammed Monika Mukhtar Murat Mustafa Nadezhda Nadia Natalia
Natalie Natalya Nataša Nathan Neil Nicholas Nick Nicola Nicolas Nicole Nikita Nikol Nikola Nikolai Nikolay Nikos Nina Nino Norbert
Nursultan Oksana Oleg Oleksandr Oleksiy Olena Olga Olivia Olivier Omar Oscar Oskar Otto Pablo Pál Paolo Pascal Patricia Patrick
Paul Paula Paulo Pavel Paweł Pedro Per Petr Petra Petro Peter Péter Philip Philippe Pierre Piotr Priti Rachel Radosław Rafael Rafał
Raisa Ralf Ramil Ramzan Rashid Raúl Rebecca Renata René Ricardo Richard Rinat Rishi Rita Robert Roberto Robin Roger Roland Roman
Ronald Rosa Ruslan Ruth Ryan Ryszard Sabina Sabine Saida Salome Sam Samuel Sandra Sanna Sara Sarah Saule Sauli Sean Sebastian Serge
Sergei Sergey Sergiy Sergio Serhii Shavkat Sheila Silvia Simon Simone Slawomir Sławomir Sofia Sonia Sophia Sophie Stanislav Stanisław
Stefan Stefania Stefano Stella Stephan Stephen Steve Steven Stuart Suella Susan Susanna Susanne Svetlana Sylvie Szymon Taras Tatiana
Tatyana Teodor Teresa Theo Theresa Thomas Tibor Tim Timo Timur Tobias Tom Tomas Tomasz Tomáš Tony Tove Ulf Ulla Ulrich Urmas Ursula Uwe
Vaclav Václav Vadim Valentin Valentina Valeria Valery Vasily Vasyl Vera Veronika Victor Victoria Viktor Viktoria Vincent Virginia
Vitaly Vladimir Vladislav Volker Volodymyr Vyacheslav Waldemar Walter Wanda Werner Wiesław Wilhelm William Władysław Wojciech
Wolfgang Yana Yasmin Yekaterina Yelena Yevgeny Yulia Yuri Yuriy Yury Yusuf Yves Yvette Zbigniew Zeljko Zhanna Zoran Zofia Zoya Zsolt
Zuzana Łukasz Željko Élise Éric Étienne Ömer Özlem Şeyma
]]):gmatch("%S+") do M[name] = true end

return M
